using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>Title, description and priority of a ticket, as a case.</summary>
internal static class TicketCase
{
    /// <summary>A new case in the first state of its workflow.</summary>
    public static CaseRow New(TicketTurn turn, string key)
    {
        var (ticket, definition) = (turn.Ticket, turn.Machine.Definition);
        var row = OutsideCases.New(
            turn.Connection.TenantId,
            TicketTurn.CaseIdOf(turn.Connection.Id, ticket.Id),
            key,
            turn.Connection.CaseTypeKey,
            definition,
            ticket.CreatedAt
        );
        row.TeamKey = turn.Link.TeamKey = TeamOf(turn);
        if (turn.PersonOf(ticket.Author) is null)
        {
            (row.ContactName, row.ContactAddress) = (
                Cut(ticket.Author?.Name, CaseLimits.LongestName),
                ContactLimits.AddressOf(ticket.Author?.Address)
            );
        }

        Describe(row, ticket);
        OutsideCases.AppendOpened(turn.Scope.Db, row, turn.KeyOf(CaseActivities.Opened), turn.Attributes(ticket.Author));
        return row;
    }

    /// <summary>Updates title, text, fields and the team of the queue; true when something changed.</summary>
    public static bool Follow(TicketTurn turn, CaseRow row)
    {
        var isGiven = FollowQueue(turn, row);
        return Describe(row, turn.Ticket) || isGiven;
    }

    // A ticket that was moved goes to the team of its new queue, and one whose queue was given to another team goes there, unless people
    // here gave the case to a team of their choice.
    private static bool FollowQueue(TicketTurn turn, CaseRow row)
    {
        var (link, team) = (turn.Link, TeamOf(turn));
        if (!MayFollow(row.TeamKey, link, team))
        {
            return false;
        }

        row.TeamKey = link.TeamKey = team;
        return true;
    }

    /// <summary>Whether the queue of a ticket has another team than the one that its case was given last, and still has.</summary>
    /// <param name="caseTeam">The team of the case.</param>
    public static bool IsMappedAnew(ConnectionRow connection, RemoteTicket ticket, TicketLinkRow link, string? caseTeam) =>
        MayFollow(caseTeam, link, TeamOf(connection, StatusMap.Read(connection.StatusesJson), ticket));

    private static bool MayFollow(string? caseTeam, TicketLinkRow link, string? team) =>
        string.Equals(caseTeam, link.TeamKey, StringComparison.Ordinal) && !string.Equals(link.TeamKey, team, StringComparison.Ordinal);

    private static string? TeamOf(TicketTurn turn) => TeamOf(turn.Connection, turn.Statuses, turn.Ticket);

    private static string? TeamOf(ConnectionRow connection, StatusMap statuses, RemoteTicket ticket) =>
        statuses.TeamOf(Cut(ticket.Queue, CaseLimits.LongestKey)) ?? connection.TeamKey;

    private static bool Describe(CaseRow row, RemoteTicket ticket)
    {
        var before = (row.Title, row.Description, row.IssueType, row.Product, row.Priority, row.Classification, row.CustomFieldsJson);
        row.Title = Cut(ticket.Subject, CaseLimits.LongestTitle) ?? "";
        row.Description = Cut(ticket.Description, CaseLimits.LongestDescription) ?? "";
        row.IssueType = Cut(ticket.Type, CaseLimits.LongestKey) ?? "";
        row.Product = Cut(ticket.Queue, CaseLimits.LongestKey);
        row.Priority = ticket.Priority;
        row.Classification = ticket.IsPrivate ? Classifications.Confidential : Classifications.Internal;
        row.CustomFieldsJson = CaseOwnFields.Json(ticket.Fields.Take(CaseLimits.MaxFields));
        return before != (row.Title, row.Description, row.IssueType, row.Product, row.Priority, row.Classification, row.CustomFieldsJson);
    }

    /// <summary>Assigns the case to the ticket's owner, if that is a person here who may have it.</summary>
    public static async Task<Guid?> OwnerAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken) =>
        turn.PersonOf(turn.Ticket.Owner) is { } person && await CaseHandover.MayHaveAsync(turn.Scope, row, person, cancellationToken)
            ? person
            : null;

    private static string? Cut(string? text, int max) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= max ? text
        : text[..(max - 1)] + "…";
}
