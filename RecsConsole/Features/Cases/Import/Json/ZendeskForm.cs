using System.Text.Json;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>A ticket of Zendesk's JSON export, with its comments; custom fields are named by their numbers unless they have titles.</summary>
internal sealed class ZendeskForm : TicketForm
{
    public override IReadOnlyList<string> Columns { get; } = ["Id", "Requester", "Status", "Created at", "Updated at"];

    public override void Fill(TicketCells cells, JsonElement ticket, JsonElement names)
    {
        cells.Put("Id", ticket, "id");
        cells.Put("Subject", ticket, "subject", "raw_subject");
        cells.Put("Description", ticket, "description");
        cells.Put("Status", ticket, "status");
        cells.Put("Priority", ticket, "priority");
        cells.Put("Ticket type", ticket, "type");
        cells.Put("Assignee", ticket, "assignee", "assignee_id");
        cells.Put("Assignee id", ticket, "assignee_id");
        cells.Put("Group", ticket, "group", "group_id");
        cells.Put("Organization", ticket, "organization");
        cells.Put("Requester", ticket, "requester");
        cells.Put("Requester id", ticket, "requester_id");
        cells.Put("Tags", ticket, "tags");
        cells.PutTime("Created at", ticket, "created_at");
        cells.PutTime("Updated at", ticket, "updated_at");
        cells.PutTime("Solved at", ticket, "solved_at");
        cells.PutTime("Due at", ticket, "due_at");
        if (TicketCells.Property(ticket, "requester") is { ValueKind: JsonValueKind.Object } requester)
        {
            cells.Put("Requester email", requester, "email");
        }

        var own = TicketCells.Property(ticket, "custom_fields") ?? TicketCells.Property(ticket, "fields");
        foreach (var field in TicketCells.Items(own))
        {
            const string Fields = "custom_fields";
            var name =
                cells.TextOf(Fields, TicketCells.Property(field, "title")) ?? cells.TextOf(Fields, TicketCells.Property(field, "id"));
            if (name is { Length: > 0 })
            {
                cells.Put(FieldColumn(name), cells.TextOf(Fields, TicketCells.Property(field, "value")));
            }
        }

        cells.PutComments(TicketCells.CommentColumn, TicketCells.Items(TicketCells.Property(ticket, "comments")).Select(CommentOf));
    }

    protected override bool Fits(JsonElement ticket) => Has(ticket, "id") && Has(ticket, "created_at") && Has(ticket, "status");

    private static JsonComment CommentOf(JsonElement comment) =>
        new(
            TicketCells.Property(comment, "created_at"),
            TicketCells.Property(comment, "author_id") ?? TicketCells.Property(comment, "author"),
            TicketCells.Property(comment, "plain_body") ?? TicketCells.Property(comment, "body"),
            YesOrNo(TicketCells.Property(comment, "public"))
        );
}
