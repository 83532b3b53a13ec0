using System.Text.Json;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>A ticket of Freshdesk: as its interface answers, or as its account export wraps it, in JSON or in XML.</summary>
internal sealed class FreshdeskForm : TicketForm
{
    private const string Wrapped = "helpdesk_ticket";

    private static readonly string[] s_statuses = ["", "", "Open", "Pending", "Resolved", "Closed"];
    private static readonly string[] s_priorities = ["", "Low", "Medium", "High", "Urgent"];

    public override IReadOnlyList<string> Columns { get; } = ["Ticket ID", "Subject", "Status", "Created time"];

    public override void Fill(TicketCells cells, JsonElement ticket, JsonElement names)
    {
        var inner = TicketCells.Property(ticket, Wrapped) is { ValueKind: JsonValueKind.Object } wrapped ? wrapped : ticket;
        cells.Put("Ticket ID", inner, "display_id", "id");
        cells.Put("Subject", inner, "subject");
        cells.Put("Description", inner, "description_text", "description");
        cells.Put("Status", Named(cells, inner, "Status", "status", s_statuses));
        cells.Put("Priority", Named(cells, inner, "Priority", "priority", s_priorities));
        cells.Put("Type", inner, "type", "ticket_type");
        cells.Put("Agent", inner, "responder", "responder_name", "responder_id");
        cells.Put("Agent Id", inner, "responder_id");
        cells.Put("Group", inner, "group", "group_name", "group_id");
        cells.Put("Product", inner, "product", "product_name");
        cells.Put("Company Name", inner, "company", "company_name");
        cells.Put("Tags", inner, "tags");
        PutTimes(cells, inner);
        PutRequester(cells, inner);
        var own = TicketCells.Property(inner, "custom_fields") ?? TicketCells.Property(inner, "custom_field");
        if (own is { ValueKind: JsonValueKind.Object } fields)
        {
            foreach (var field in fields.EnumerateObject())
            {
                cells.Put(FieldColumn(field.Name), cells.TextOf(field.Name, field.Value));
            }
        }

        var said =
            TicketCells.Property(inner, "conversations")
            ?? TicketCells.Property(inner, "notes")
            ?? TicketCells.Property(inner, "helpdesk_notes");
        cells.PutComments(TicketCells.CommentColumn, TicketCells.Items(said).Select(CommentOf));
    }

    protected override bool Fits(JsonElement ticket) =>
        Has(ticket, Wrapped)
        || (
            Has(ticket, "id")
            && Has(ticket, "created_at")
            && ticket.TryGetProperty("status", out var status)
            && status.ValueKind is JsonValueKind.Number
        );

    private static void PutTimes(TicketCells cells, JsonElement ticket)
    {
        cells.PutTime("Created time", ticket, "created_at");
        cells.PutTime("Last update time", ticket, "updated_at");
        cells.PutTime("Due by Time", ticket, "due_by");
        var stats = TicketCells.Property(ticket, "stats") is { ValueKind: JsonValueKind.Object } known ? known : ticket;
        cells.PutTime("Initial response time", stats, "first_responded_at");
        cells.PutTime("Resolved time", stats, "resolved_at");
        cells.PutTime("Closed time", stats, "closed_at");
    }

    private static void PutRequester(TicketCells cells, JsonElement ticket)
    {
        cells.Put("Full name", ticket, "requester", "requester_name");
        cells.Put("Contact ID", ticket, "requester_id");
        if (TicketCells.Property(ticket, "requester") is { ValueKind: JsonValueKind.Object } requester)
        {
            cells.Put("Email", requester, "email");
        }
    }

    private static string? Named(TicketCells cells, JsonElement ticket, string column, string name, string[] words)
    {
        if (cells.TextOf(column, TicketCells.Property(ticket, name + "_name")) is { Length: > 0 } named)
        {
            return named;
        }

        return
            TicketCells.Property(ticket, name) is { ValueKind: JsonValueKind.Number } number
            && number.TryGetInt32(out var code)
            && code > 0
            && code < words.Length
            && words[code].Length > 0
            ? words[code]
            : cells.TextOf(column, TicketCells.Property(ticket, name));
    }

    private static JsonComment CommentOf(JsonElement entry)
    {
        var said = TicketCells.Property(entry, "helpdesk_note") ?? TicketCells.Property(entry, "note") ?? entry;
        return new(
            TicketCells.Property(said, "created_at"),
            TicketCells.Property(said, "user_id"),
            TicketCells.Property(said, "body_text") ?? TicketCells.Property(said, "body"),
            YesOrNo(TicketCells.Property(said, "private")) is { } isPrivate ? !isPrivate : null
        );
    }
}
