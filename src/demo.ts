export async function demoPeople(): Promise<{ person: string; name: string; role: string; organisation: string }[]> { return []; }
