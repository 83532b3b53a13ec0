using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;

namespace RecsConsole.Features.Catalog.Policies.Editor;

/// <summary>The rules of a policy in the editor: the cases each applies to, and what it requires and forbids there.</summary>
public sealed partial class RuleList
{
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

    private static IEnumerable<(string Part, string Help)> Conditions =>
        [
            (PolicyPlace.CaseTypes, Texts.AnyType),
            (PolicyPlace.IssueTypes, SharedTexts.AnyIssueType),
            (PolicyPlace.States, SharedTexts.AnyState),
        ];

    private static IEnumerable<(string Part, string Help)> Rulings =>
        [(PolicyPlace.Requires, Texts.RequiresHelp), (PolicyPlace.Forbids, Texts.ForbidsHelp)];

    private string? WrongOf(int rule, string part) => Wrong.GetValueOrDefault(PolicyPlace.Part(rule, part));

    private static IList<string> ListOf(PolicyRuleForm rule, string part) =>
        part switch
        {
            PolicyPlace.CaseTypes => rule.CaseTypes,
            PolicyPlace.IssueTypes => rule.IssueTypes,
            PolicyPlace.States => rule.States,
            PolicyPlace.Requires => rule.Requires,
            PolicyPlace.Forbids => rule.Forbids,
            _ => rule.Documents,
        };

    private IEnumerable<string> ValuesOf(string part) =>
        part switch
        {
            PolicyPlace.CaseTypes => Choices.CaseTypes.Select(type => type.Key),
            PolicyPlace.IssueTypes => Choices.OfferedIssueTypes,
            PolicyPlace.States => Choices.States,
            _ => Choices.Actions.Select(action => action.Key),
        };

    private string WordsOf(string part, string value) =>
        part switch
        {
            PolicyPlace.CaseTypes => Choices.NameOf(value),
            PolicyPlace.IssueTypes => Choices.Terms.Words(value),
            PolicyPlace.States => StateLabels.Of(value),
            _ => Choices.TitleOf(value),
        };

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
