namespace RecsConsole.Database;

/// <summary>A half-open span: includes its start, excludes its end; null means no limit.</summary>
public static class DateLimits
{
    public static bool Contain(DateTimeOffset at, DateTimeOffset? from, DateTimeOffset? to) => HasBegun(at, from) && !HasEnded(at, to);

    public static bool HasBegun(DateTimeOffset at, DateTimeOffset? from) => from is null || from <= at;

    public static bool HasEnded(DateTimeOffset at, DateTimeOffset? to) => to <= at;
}
