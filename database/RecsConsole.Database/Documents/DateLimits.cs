namespace RecsConsole.Database;

/// <summary>A span between two instants, the first of which is in it and the last is not; a missing one is no limit.</summary>
public static class DateLimits
{
    public static bool Contain(DateTimeOffset at, DateTimeOffset? from, DateTimeOffset? to) => HasBegun(at, from) && !HasEnded(at, to);

    public static bool HasBegun(DateTimeOffset at, DateTimeOffset? from) => from is null || from <= at;

    public static bool HasEnded(DateTimeOffset at, DateTimeOffset? to) => to <= at;
}
