using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Catalog.Policies.Editor;

/// <summary>The rules of a policy in the editor: the cases each applies to, and what it requires, forbids and recommends there.</summary>
public sealed partial class RuleList
{
    // what most rules are written with stands open; the rest is one click away unless the rule uses it
    private static readonly string[] s_usual = [PolicyPlace.CaseTypes, PolicyPlace.IssueTypes, PolicyPlace.States];

    private static readonly string[] s_rulings = [PolicyPlace.Requires, PolicyPlace.Forbids, PolicyPlace.Recommends];

    // rules whose other conditions were used: they stay unfolded when the last value is taken out
    private readonly HashSet<PolicyRuleForm> _unfolded = [];

    /// <summary>Changed in place: it belongs to the editor.</summary>
    [Parameter, EditorRequired]
    public required PolicyForm Form { get; set; }

    [Parameter, EditorRequired]
    public required PolicyChoices Choices { get; set; }

    /// <summary>What is wrong, by place.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Wrong { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    [Parameter]
    public EventCallback<string> OnLeave { get; set; }

    [Parameter]
    public EventCallback<RemovedRule> OnRemoved { get; set; }

    private static IEnumerable<string> OtherConditions => PolicyPlace.Conditions.Except(s_usual, StringComparer.Ordinal);

    private static string HelpOf(string part) =>
        part switch
        {
            PolicyPlace.CaseTypes => Texts.AnyType,
            PolicyPlace.IssueTypes => SharedTexts.AnyIssueType,
            PolicyPlace.States => SharedTexts.AnyState,
            PolicyPlace.Requires => Texts.RequiresHelp,
            PolicyPlace.Forbids => Texts.ForbidsHelp,
            PolicyPlace.Recommends => Texts.RecommendsHelp,
            _ => Texts.Any,
        };

    private string? WrongOf(int rule, string part) => Wrong.GetValueOrDefault(PolicyPlace.Part(rule, part));

    private bool IsUnfolded(PolicyRuleForm rule, int number)
    {
        if (OtherConditions.Any(part => rule.ListOf(part).Count > 0 || WrongOf(number, part) is not null))
        {
            _unfolded.Add(rule);
        }

        return _unfolded.Contains(rule);
    }

    private IEnumerable<string> ValuesOf(string part) =>
        s_rulings.Contains(part, StringComparer.Ordinal) ? Choices.Actions.Select(action => action.Key) : Choices.ValuesOf(part);

    // handled here, so that the rule is drawn anew: a condition takes the question away whether it means every case
    private Task ChangedAsync() => OnChange.InvokeAsync();

    private async Task ChangeAsync(int rule, string part)
    {
        await OnLeave.InvokeAsync(PolicyPlace.Part(rule, part));
        await OnLeave.InvokeAsync(PolicyPlace.Rule(rule));
        await OnChange.InvokeAsync();
    }

    private async Task ConfirmAsync(PolicyRuleForm rule, int number, bool isMeant)
    {
        rule.EveryCase = isMeant;
        await ChangeAsync(number, PolicyPlace.Cases);
    }

    private async Task AddAsync()
    {
        Form.Rules.Add(new());
        await OnChange.InvokeAsync();
    }

    private async Task RemoveAsync(PolicyRuleForm rule, int number)
    {
        Form.Rules.Remove(rule);
        await OnRemoved.InvokeAsync(new(number, rule));
        await OnChange.InvokeAsync();
    }
}
