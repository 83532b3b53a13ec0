using RecsConsole.Database;

namespace RecsConsole.Tests.Database;

/// <summary>Rows like others.</summary>
internal static class RowTwins
{
    /// <summary>A row with all the values of another one but those that are changed; not added yet.</summary>
    public static TRow TwinOf<TRow>(this ConsoleDbContext db, TRow row, Action<TRow> change)
        where TRow : class
    {
        var twin = (TRow)db.Entry(row).CurrentValues.ToObject();
        change(twin);
        return twin;
    }
}
