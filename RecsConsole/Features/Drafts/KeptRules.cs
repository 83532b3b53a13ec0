using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Drafts;

/// <summary>
/// What the reader typed into the forms of rules that two people change, and has not sent. Settings, documents and the catalog have
/// sources of their own, which know what can be tried.
/// </summary>
public sealed class KeptRules(IEnumerable<IGovernedPart> parts) : IDraftSource
{
    private const string Reason = "why";

    private static readonly Dictionary<string, string> s_partOfForm = new(StringComparer.Ordinal)
    {
        [DraftForms.DataFields] = GovernedParts.Fields,
        [DraftForms.Periods] = GovernedParts.Retention,
        [DraftForms.Term] = GovernedParts.Taxonomy,
        [DraftForms.Account] = GovernedParts.Terms,
        [DraftForms.CaseType] = GovernedParts.CaseTypes,
    };

    // forms whose subject names no item of the part
    private static readonly HashSet<string> s_whole = new(StringComparer.Ordinal) { "limits", "days", "(new)" };

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Draft];

    public async Task<IReadOnlyList<OwnDraft>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        List<OwnDraft> drafts = [];
        foreach (var typed in await desk.KeptAsync(input => PartOf(input) is not null, cancellationToken))
        {
            if (PartOf(typed) is { } part && await desk.MayAsync(DraftAccess.RightOf(typed.Form), cancellationToken))
            {
                drafts.Add(await ToDraftAsync(desk, part, typed, cancellationToken));
            }
        }

        return drafts;
    }

    // a reason alone is no draft of the rules
    private IGovernedPart? PartOf(KeptInput typed) =>
        s_partOfForm.TryGetValue(typed.Form, out var name) && typed.Subject.Split(':')[0] is not Reason
            ? parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.Ordinal))
            : null;

    private static async Task<OwnDraft> ToDraftAsync(
        WaitingDesk desk,
        IGovernedPart part,
        KeptInput typed,
        CancellationToken cancellationToken
    )
    {
        var item = s_whole.Contains(typed.Subject) ? "" : typed.Subject;
        return new(
            $"{typed.Form}/{typed.Subject}",
            await GovernedTitles.OfSubjectAsync(desk.Scope.Db, GovernedParts.SubjectOf(part.Name, item), cancellationToken),
            item.Length == 0 ? part.Address : part.AddressOf(item),
            typed.At
        )
        {
            HasUnsavedInput = true,
        };
    }
}
