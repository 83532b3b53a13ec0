namespace RecsConsole.Tenancy.Calendars;

/// <summary>A version of a service level, as the cases that it promised something refer to it.</summary>
public readonly record struct LevelVersion(string Key, int Version);
