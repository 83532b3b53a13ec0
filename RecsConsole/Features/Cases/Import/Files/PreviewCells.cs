using System.Globalization;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Values of a row by role, as an import understands them.</summary>
internal static class PreviewCells
{
    private const int LongestText = 120;

    public static IReadOnlyDictionary<string, PreviewCell> Of(LogRow row, LogColumns columns)
    {
        var cells = Common(row.Kept, columns, row.Title, row.Text);
        cells["case"] = new(row.Case);
        cells["activity"] = new(row.Activity);
        cells["time"] = new(row.Time, row.At);
        Put(cells, "resource", row.Resource);
        Put(cells, "document", ValueAt(row.Kept, columns.Document));
        Put(cells, "sla_met", row.SlaMet);
        return cells;
    }

    public static IReadOnlyDictionary<string, PreviewCell> Of(TicketRow row, LogColumns columns)
    {
        var cells = Common(row.Kept, columns, row.Title, row.Text);
        cells["case"] = new(row.Key);
        Put(cells, "status", row.Status);
        Put(cells, "resource", row.Holder);
        Put(cells, "contact", row.Contact);
        Put(cells, "contact_address", row.ContactAddress);
        Put(cells, "sla_met", row.SlaMet);
        Put(cells, "due", row.Due);
        Put(cells, "comments", Joined(row.Comments));
        Put(cells, "notes", Joined(row.Notes));
        return cells;
    }

    private static Dictionary<string, PreviewCell> Common(string?[] kept, LogColumns columns, string? title, string? text)
    {
        Dictionary<string, PreviewCell> cells = new(StringComparer.Ordinal);
        Put(cells, "title", title);
        Put(cells, "text", text);
        Put(cells, "group", ValueAt(kept, columns.Group));
        Put(cells, "account", ValueAt(kept, columns.Account));
        Put(cells, "product", ValueAt(kept, columns.Product));
        Put(cells, "priority", LogNames.Priority(ValueAt(kept, columns.Priority))?.ToString(CultureInfo.InvariantCulture));
        return cells;
    }

    private static string? Joined(IReadOnlyList<string> cells) => cells.Count == 0 ? null : string.Join(" / ", cells);

    private static string? ValueAt(string?[] kept, int place) => place < 0 ? null : kept[place];

    private static void Put(Dictionary<string, PreviewCell> cells, string role, string? value)
    {
        if (value is not null)
        {
            cells[role] = new(value.Length <= LongestText ? value : $"{value[..LongestText]}…");
        }
    }
}
