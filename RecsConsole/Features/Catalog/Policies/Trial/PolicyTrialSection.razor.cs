using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Policies.Trial;

/// <summary>Tries a policy, saved or not, on cases that its writer chooses.</summary>
public sealed partial class PolicyTrialSection(FindCasesToTry findCases, PreviewPolicyOnCases previewPolicy, ActorProvider actors)
{
    private readonly List<string> _chosen = [];
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);
    private FoundCases? _found;
    private string? _refusal;
    private string _words = "";
    private PolicyTrial? _trial;
    private Error? _error;
    private bool _isBusy;
    private string? _triedHash;

    /// <summary>The policy's key; empty for a new one.</summary>
    [Parameter, EditorRequired]
    public required string PolicyKey { get; set; }

    [Parameter, EditorRequired]
    public required PolicyContent Text { get; set; }

    [Parameter, EditorRequired]
    public required PolicyChoices Choices { get; set; }

    private bool IsFull => _chosen.Count >= PreviewPolicyOnCases.Max;

    private bool IsOutdated => !string.Equals(_triedHash, Text.Hash, StringComparison.Ordinal);

    private string? Answer =>
        _refusal
        ?? _found switch
        {
            null => null,
            { Cases.Count: 0 } => Texts.NoCaseFoundToTry,
            { IsCut: true } => Texts.MoreCasesFoundToTry.With(FindCasesToTry.Max),
            _ => Texts.CasesFoundToTry.With(_found.Cases.Count),
        };

    private async Task FindAsync()
    {
        (_found, _refusal) = (null, null);
        var asked = _words.Trim();
        if (asked.Length == 0)
        {
            return;
        }

        var result = await findCases.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (string.Equals(asked, _words.Trim(), StringComparison.Ordinal)) // drops a late answer to an earlier query
        {
            (_found, _refusal) = (result.Value, result.Error?.Message);
        }
    }

    private void Choose(CaseToTry found)
    {
        if (!IsFull && !_chosen.Contains(found.Key, StringComparer.Ordinal))
        {
            _titles[found.Key] = found.Title;
            _chosen.Add(found.Key);
        }
    }

    private async Task TryAsync()
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        (_isBusy, _triedHash) = (true, Text.Hash);
        try
        {
            var request = new PreviewPolicyOnCasesRequest(PolicyKey, Text, [.. _chosen]);
            var result = await previewPolicy.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
            (_trial, _error) = (result.Value, result.Error);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string WordsOf(string key) => _titles.GetValueOrDefault(key) is { } title ? $"{key} {title}" : key;

    private string WordsOf(RulingChange change)
    {
        var action = Choices.TitleOf(change.Action);
        return (change.Ruling, change.IsNew) switch
        {
            (PolicyRuling.Requires, true) => Texts.WouldRequire.With(action),
            (PolicyRuling.Requires, false) => Texts.WouldNoLongerRequire.With(action),
            (PolicyRuling.Forbids, true) => Texts.WouldForbid.With(action),
            (PolicyRuling.Forbids, false) => Texts.WouldNoLongerForbid.With(action),
            (_, true) => Texts.WouldRecommend.With(action),
            _ => Texts.WouldNoLongerRecommend.With(action),
        };
    }

    private string ActionsOf(IReadOnlyList<string> actions) => PolicyLabels.Actions(actions, Choices);
}
