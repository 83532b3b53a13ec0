using System.Text.Json;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>A record of ServiceNow's table export: its fields as they are, of a reference what is displayed.</summary>
internal sealed class ServiceNowForm : TicketForm
{
    public override IReadOnlyList<string> Columns { get; } = ["number", "short_description", "opened_at"];

    public override void Fill(TicketCells cells, JsonElement ticket, JsonElement names)
    {
        foreach (var field in ticket.EnumerateObject())
        {
            cells.Put(field.Name, cells.TextOf(field.Name, field.Value));
        }
    }

    protected override bool Fits(JsonElement ticket) => Has(ticket, "number") && Has(ticket, "short_description");
}
