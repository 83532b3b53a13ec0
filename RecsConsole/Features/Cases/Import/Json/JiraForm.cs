using System.Text.Json;

namespace RecsConsole.Features.Cases.Import.Json;

/// <summary>An issue of Jira's search result; custom fields have their names if the search was told to expand them.</summary>
internal sealed class JiraForm : TicketForm
{
    private const string Own = "customfield_";

    public override IReadOnlyList<string> Columns { get; } = ["Issue key", "Summary", "Status", "Created"];

    public override void Fill(TicketCells cells, JsonElement ticket, JsonElement names)
    {
        var fields = ticket.GetProperty("fields");
        cells.Put("Issue key", ticket, "key");
        cells.Put("Summary", fields, "summary");
        cells.Put("Description", fields, "description");
        cells.Put("Status", fields, "status");
        cells.Put("Priority", fields, "priority");
        cells.Put("Issue Type", fields, "issuetype");
        cells.Put("Project name", fields, "project");
        cells.Put("Components", fields, "components");
        cells.Put("Labels", fields, "labels");
        cells.PutTime("Created", fields, "created");
        cells.PutTime("Updated", fields, "updated");
        cells.PutTime("Resolved", fields, "resolutiondate");
        cells.PutTime("Due date", fields, "duedate");
        PutPerson(cells, "Assignee", TicketCells.Property(fields, "assignee"));
        PutPerson(cells, "Reporter", TicketCells.Property(fields, "reporter"));
        foreach (var field in fields.EnumerateObject().Where(each => each.Name.StartsWith(Own, StringComparison.Ordinal)))
        {
            var column = FieldColumn(cells.TextOf(field.Name, TicketCells.Property(names, field.Name)) ?? field.Name);
            cells.Put(column, cells.TextOf(column, field.Value));
        }

        var comments = TicketCells.Items(TicketCells.Property(TicketCells.Property(fields, "comment"), "comments"));
        cells.PutComments("Comment", comments.Select(CommentOf));
    }

    protected override bool Fits(JsonElement ticket) =>
        Has(ticket, "key") && ticket.TryGetProperty("fields", out var fields) && fields.ValueKind is JsonValueKind.Object;

    private static JsonComment CommentOf(JsonElement comment)
    {
        var writer = TicketCells.Property(comment, "author");
        return new(
            TicketCells.Property(comment, "created"),
            TicketCells.Property(writer, "accountId") ?? TicketCells.Property(writer, "name"),
            TicketCells.Property(comment, "body"),
            YesOrNo(TicketCells.Property(comment, "jsdPublic"))
        );
    }

    private static void PutPerson(TicketCells cells, string column, JsonElement? person)
    {
        if (person is { } known)
        {
            cells.Put(column, known, "displayName", "name");
            cells.Put(column + " Id", known, "accountId", "name");
            cells.Put(column + " email", known, "emailAddress");
        }
    }
}
