-- Sign-in. Outside row-level security: it runs before anybody is somebody.

create schema auth;

create table auth."user" (
	id uuid primary key default gen_random_uuid(),
	name text not null,
	email text not null unique,
	"emailVerified" boolean not null,
	image text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);

create table auth."session" (
	id uuid primary key default gen_random_uuid(),
	"expiresAt" timestamptz not null,
	token text not null unique,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null,
	"ipAddress" text,
	"userAgent" text,
	"userId" uuid not null references auth."user" on delete cascade
);
create index session_by_user on auth."session" ("userId");

create table auth."account" (
	id uuid primary key default gen_random_uuid(),
	"accountId" text not null,
	"providerId" text not null,
	"userId" uuid not null references auth."user" on delete cascade,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamptz,
	"refreshTokenExpiresAt" timestamptz,
	scope text,
	password text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null
);
create index account_by_user on auth."account" ("userId");

create table auth.verification (
	id uuid primary key default gen_random_uuid(),
	identifier text not null,
	value text not null,
	"expiresAt" timestamptz not null,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

-- One request for a code. The code itself is nowhere: it follows from the id and the secret.
create table auth.sign_in_ask (
	id uuid primary key default gen_random_uuid(),
	browser_hash text not null,
	address text not null,
	language text not null default 'nl',
	asked_at timestamptz not null,
	expires_at timestamptz not null,
	tries integer not null default 0,
	used_at timestamptz,
	from_hash text not null
);
create index sign_in_ask_address on auth.sign_in_ask (address, asked_at);
create index sign_in_ask_from on auth.sign_in_ask (from_hash, asked_at);

-- The one-time code that makes the first administrator.
create table auth.first_code (
	id uuid primary key default gen_random_uuid(),
	code_hash text not null,
	made_at timestamptz not null,
	tries integer not null default 0,
	used_at timestamptz
);
