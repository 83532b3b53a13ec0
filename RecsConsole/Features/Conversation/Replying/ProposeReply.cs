using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Guards;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>
/// Proposes a message to the customer: greeting, the step's template, and the passage of a document that may be quoted. It is never sent
/// automatically.
/// </summary>
public sealed class ProposeReply(OperationScopeFactory scopes, OutgoingCheck check, TenantFactsReader tenantFacts)
{
    private const string Name = "propose.reply";

    public async Task<Result<ReplyProposal>> RunAsync(Actor actor, ProposeReplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await ConversationAccess.FindForWritingAsync(scope, request.CaseId, Name, cancellationToken);
        if (found.Error is { } refused)
        {
            return refused;
        }

        var (db, row) = (scope.Db, found.Value!);
        var action = request.ActionKey is { } key ? await ActionAsync(db, key, cancellationToken) : null;
        var template = action is null || MayNotBeReply(scope, request, action) ? null : ReplyTemplates.Of(action, row.Language);
        // a step quotes only if its template has a placeholder for it
        var isReply = action is null || request.IsReply;
        var wanted = isReply || template?.Contains(ReplyText.PassagePlace, StringComparison.Ordinal) == true ? request.Quotes : [];
        var quoted = await QuoteAsync(scope, wanted, row, IsOffered(request), cancellationToken);
        var facts = await FactsAsync(scope, row, cancellationToken);
        var newest = await db
            .Messages.AsNoTracking()
            .Where(message => message.CaseId == row.Id && message.Delivery != MessageDelivery.Held) // a held message is not sent yet
            .OrderByDescending(message => message.At)
            .ThenByDescending(message => message.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var way = await CarriedMessages.WayAsync(db, row.Id, cancellationToken);
        return new ReplyProposal(
            row.ContactName,
            way?.Label ?? row.ContactAddress,
            await check.ClosedWayAsync(db, row, cancellationToken),
            request.IsReply ? ReplyOf(facts, template, quoted?.Passage) : ReplyText.Compose(facts, template, quoted?.Passage),
            quoted is null ? [] : [quoted.Citation],
            newest?.Id
        )
        {
            Asked = newest is { Direction: MessageDirection.Inbound } ? newest.Text : null,
            AskedAt = newest?.At,
            Passage = quoted?.Passage,
            Ending = ReplyText.Ending(facts),
            IsTrial = way is null && check.IsTrial,
            IsRefusedQuote = wanted.Count > 0 && quoted is null,
            ForbiddenBy = await ForbiddenByAsync(scope, row, cancellationToken),
        };
    }

    private async Task<string?> ForbiddenByAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var known = await tenantFacts.ReadAsync(scope.Actor, cancellationToken);
        return ContactPolicy.Find(known, await RuledCases.ReadAsync(scope.Db, known.Catalog, row, cancellationToken), scope.Now);
    }

    // What the console drafts for a step that a second person approves goes to that person, with the step. As a plain reply it would go
    // past them.
    private static bool MayNotBeReply(OperationScope scope, ProposeReplyRequest request, ActionRow action) =>
        request.IsReply && ActionRisk.HandlingOf(action, scope.Access.Subject) is not (ActionHandling.Do or ActionHandling.Confirm);

    // A reply is ready to send: a template that leaves gaps belongs to the message of its step.
    private static string ReplyOf(ReplyFacts facts, string? template, string? passage)
    {
        var text = ReplyText.Compose(facts, template, passage, leavesRoom: true);
        return template is null || ReplyText.GapsLeft(text, text).Count == 0
            ? text
            : ReplyText.Compose(facts, template: null, passage, leavesRoom: true);
    }

    private static Task<ActionRow?> ActionAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        db
            .Actions.AsNoTracking()
            .Published()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);

    // the writer did not ask for this passage: it came along with the suggestions
    private static bool IsOffered(ProposeReplyRequest request) => request.IsReply || request.ActionKey is not null;

    private static bool IsIn(string? language, DocumentRow document) =>
        language is null || document.Language is null || string.Equals(document.Language, language, StringComparison.OrdinalIgnoreCase);

    // A letter in two languages is nobody's answer, so a passage that nobody asked for is quoted only in the customer's language.
    // Documents that may not be quoted to customers, or not be read, are skipped; of the others, those in the customer's language come
    // first.
    private static async Task<CitedPassage?> QuoteAsync(
        OperationScope scope,
        IReadOnlyList<QuotedPassage> quotes,
        CaseRow row,
        bool isOffered,
        CancellationToken cancellationToken
    )
    {
        var language = row.Language;
        List<QuotedDocument> documents = [];
        foreach (var quote in quotes)
        {
            var document = await scope
                .Db.Documents.AsNoTracking()
                .FirstOrDefaultAsync(each => each.Key == quote.DocumentKey && each.Version == quote.Version, cancellationToken);
            if (
                document is not null
                && (!isOffered || IsIn(language, document))
                && OutgoingCheck.MayBeQuoted(document, scope.Now)
                && await scope.MayAsync(AccessOperation.ViewDocument, AccessResources.Of(document), cancellationToken)
            )
            {
                documents.Add(new(document, quote.Span));
            }
        }

        return documents
            .OrderByDescending(each => string.Equals(each.Row.Language ?? language, language, StringComparison.OrdinalIgnoreCase))
            .Select(each => CitedPassage.From(each.Row, each.Span, row))
            .FirstOrDefault(each => each.Passage.Length > 0);
    }

    private static async Task<ReplyFacts> FactsAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var tenant = await db.Tenants.Where(each => each.Id == row.TenantId).Select(each => each.Name).FirstAsync(cancellationToken);
        var agent = await db
            .People.Where(person => person.Id == scope.Actor.PersonId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];
        return new(row.Language, row.ContactName, agent ?? tenant, tenant, row.Key, row.Title, row.Product, fields);
    }

    private sealed record QuotedDocument(DocumentRow Row, PassageSpan? Span);
}

/// <summary>What the message is about.</summary>
/// <param name="ActionKey">The step the reply is written for; null for a plain reply.</param>
/// <param name="Quotes">Passages the reply may quote, the best first; the first one permitted for customers is used.</param>
public sealed record ProposeReplyRequest(Guid CaseId, string? ActionKey, IReadOnlyList<QuotedPassage> Quotes)
{
    /// <summary>The message is a reply and not part of the step: it has the step's text and a passage, with room for more.</summary>
    public bool IsReply { get; init; }
}

/// <summary>A message that has not been sent.</summary>
/// <param name="Address">The mail address, or the ticket that the message is written on.</param>
/// <param name="ClosedWay">Why the reply cannot be sent from here; null when it can.</param>
/// <param name="SeenId">The newest message of the case; null when there is none.</param>
public sealed record ReplyProposal(
    string? Contact,
    string? Address,
    string? ClosedWay,
    string Text,
    IReadOnlyList<Citation> Citations,
    Guid? SeenId
)
{
    /// <summary>The customer's last message, if nothing came after it.</summary>
    public string? Asked { get; init; }

    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The quoted passage of the document; null when none is quoted.</summary>
    public string? Passage { get; init; }

    /// <summary>No mail server is configured: sent messages go to a folder and reach nobody.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The closing of the message.</summary>
    public string Ending { get; init; } = "";

    /// <summary>Passages were offered, but none of them may be quoted to customers.</summary>
    public bool IsRefusedQuote { get; init; }

    /// <summary>The policy that keeps people from writing to the customer in this state; null when none does.</summary>
    public string? ForbiddenBy { get; init; }

    public bool CanSend => ClosedWay is null;
}
