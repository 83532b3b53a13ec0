using System.Text.Json;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>How a system writes a ticket in JSON, by its maker's documentation; none was tested against the live service.</summary>
internal abstract class TicketForm
{
    private static readonly TicketForm[] s_all = [new JiraForm(), new ServiceNowForm(), new FreshdeskForm(), new ZendeskForm()];

    /// <summary>The columns by which the system's CSV export is recognised.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The form of a ticket; null when it is that of no known system.</summary>
    public static TicketForm? Of(JsonElement ticket) => Array.Find(s_all, each => each.Fits(ticket));

    /// <summary>Writes the ticket into cells.</summary>
    /// <param name="names">Names of custom fields by their keys, where the file has them.</param>
    public abstract void Fill(TicketCells cells, JsonElement ticket, JsonElement names);

    protected abstract bool Fits(JsonElement ticket);

    protected static bool Has(JsonElement ticket, string name) => ticket.TryGetProperty(name, out _);

    protected static string FieldColumn(string name) => $"Custom field ({name})";

    protected static bool? YesOrNo(JsonElement? element) =>
        element?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
