using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Validation;

/// <summary>What final validation read from the database: for each kept item, whether it may still be shown, or why not.</summary>
/// <param name="CaseRevision">Revision of the case at validation.</param>
public sealed record ValidationFacts(DateTimeOffset At, long CaseRevision, IReadOnlyList<ValidatedItem> Items)
{
    /// <summary>What all permits have in common; null in decisions of engines before 1.4.0.</summary>
    public PermitBasis? Basis { get; init; }
}

/// <summary>What all permits of one recommendation have in common.</summary>
/// <param name="SubjectRevision">Revision of the person's rights that was used.</param>
/// <param name="Case">The permit for suggestions on this case; null when denied.</param>
public sealed record PermitBasis(Guid TenantId, Guid SubjectId, long? SubjectRevision, AccessPermit? Case);

/// <summary>The check of one kept item; no reason means it may be shown.</summary>
public sealed record ValidatedItem(SlateKind Kind, string Id, IReadOnlyList<ReasonCode> Reasons)
{
    /// <summary>The item's permit; null when not permitted, and in decisions of engines before 1.4.0.</summary>
    public AccessPermit? Permit { get; init; }
}
