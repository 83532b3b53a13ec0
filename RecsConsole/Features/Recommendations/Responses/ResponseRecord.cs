using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Records a response.</summary>
internal static class ResponseRecord
{
    /// <summary>The item that a response acts on; null for one that does nothing with it, such as a dismissal.</summary>
    public static ItemKey? DeedOf(RespondToSlateRequest request) =>
        request switch
        {
            { Kind: ResponseKind.Override, ChosenActionKey: { } chosen } => new ItemKey(SlateKind.Action, chosen),
            { Kind: ResponseKind.Accept, ItemId: { } id } => new ItemKey(request.ItemKind, id),
            _ => null,
        };

    /// <summary>The row of a response.</summary>
    /// <param name="notUsefulDays">Days for which a dismissal as not useful applies.</param>
    public static ResponseRow RowOf(ResponseContext context, int notUsefulDays) =>
        new()
        {
            TenantId = context.Actor.TenantId,
            Id = context.Request.ResponseId,
            DecisionId = context.Decision.Id,
            CaseId = context.Decision.CaseId,
            ActorId = context.Actor.PersonId,
            Kind = context.Request.Kind,
            ItemKind = context.Request.ItemKind.ToItemKind(),
            ItemId = context.Request.ItemId,
            Rank = context.Item?.Rank,
            Reason = context.Request.Kind == ResponseKind.Accept ? null : context.Request.Reason,
            ChosenActionKey = context.Request.ChosenActionKey,
            Note = string.IsNullOrWhiteSpace(context.Request.Note) ? null : context.Request.Note.Trim(),
            At = context.At,
            ExpiresAt = string.Equals(context.Request.Reason, DismissReasons.NotUseful, StringComparison.Ordinal)
                ? context.At.AddDays(notUsefulDays)
                : null,
        };

    /// <summary>The audit entry of a response, such as response.accept; it names the case and the item.</summary>
    public static AuditEvent EventOf(ResponseContext context, AuditOutcome outcome) =>
        ResponseAudit.Of(RowOf(context, notUsefulDays: 0), outcome);
}
