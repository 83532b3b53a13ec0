using RecsConsole.Components.Badges;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Display texts for kinds, statuses and dates of documents.</summary>
internal static class DocumentLabels
{
    public static string Kind(string kind) =>
        DocumentKinds.WordsOf(kind) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : kind;

    /// <summary>Whom a line of the access list names.</summary>
    public static string Reader(AclKind kind) =>
        kind switch
        {
            AclKind.Role => Texts.ReaderRole,
            AclKind.Team => SharedTexts.Team,
            AclKind.Region => Texts.ReaderRegion,
            _ => SharedTexts.Person,
        };

    public static string State(DocumentStatus state) =>
        state switch
        {
            DocumentStatus.Effective => SharedTexts.InForce,
            DocumentStatus.Draft => Texts.StateDraft,
            DocumentStatus.Approved => Texts.StateApproved,
            DocumentStatus.Superseded => Texts.StateSuperseded,
            DocumentStatus.Expired => Texts.StateExpired,
            _ => Texts.StateWithdrawn,
        };

    /// <summary>What withdrawing a version in this state changes: only one in force is seen by anybody.</summary>
    public static string ConsequenceOfWithdrawal(DocumentStatus state) =>
        state is DocumentStatus.Effective ? Texts.WithdrawConsequence : Texts.WithdrawUnusedConsequence;

    /// <summary>"Version 2 approved: in force."; a version that waits for its day is approved and nothing more.</summary>
    public static string NewsOfApproval(int version, DocumentStatus state)
    {
        var approved = Texts.VersionApproved.With(version);
        return state is DocumentStatus.Approved ? $"{approved}." : $"{approved}: {State(state).ToLowerInvariant()}.";
    }

    public static TagTone Tone(DocumentStatus state) =>
        state switch
        {
            DocumentStatus.Effective => TagTone.Done,
            DocumentStatus.Draft or DocumentStatus.Approved => TagTone.Soon,
            DocumentStatus.Expired or DocumentStatus.Withdrawn => TagTone.Late,
            _ => TagTone.Plain,
        };
}
