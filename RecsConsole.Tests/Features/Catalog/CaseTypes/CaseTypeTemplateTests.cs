using RecsConsole.Casework.Linked;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.CaseTypes;

/// <summary>The case types that come with the console.</summary>
public sealed class CaseTypeTemplateTests
{
    public static TheoryData<string> Templates => [.. CaseTypeTemplates.All.Select(template => template.Key)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_is_a_workflow_without_a_fault_with_words_in_every_language(string key)
    {
        var template = CaseTypeTemplates.Find(key)!;
        var content = template.Workflow("Test");

        StateMachine.ProblemsOf(content.Definition(key, 1)).ShouldBeEmpty();
        var machine = new StateMachine(content.Definition(key, 1));
        content.States.ShouldContain(state => machine.IsSolved(state.Key));
        (content.CustomerAnswer is null || content.Steps.Any(step => step.ActionKey == content.CustomerAnswer)).ShouldBeTrue();
        foreach (
            var words in template
                .Actions.SelectMany(action => new[] { action.Title, action.About })
                .Append(template.Name)
                .Append(template.About)
        )
        {
            words.Keys.Order(StringComparer.Ordinal).ShouldBe(["de", "en", "pl"]);
            words.Values.ShouldAllBe(text => text.Length > 3);
        }

        template.ActionRows(Guid.NewGuid(), "de", DateTimeOffset.UnixEpoch, null).Count().ShouldBe(template.Actions.Count);
    }

    [Fact]
    public void Every_change_of_status_in_a_connected_system_is_a_step_of_its_template()
    {
        var template = CaseTypeTemplates.Find("tickets")!;
        var machine = new StateMachine(template.Workflow("Test").Definition("tickets", 1));

        foreach (var (action, from) in template.Actions.SelectMany(action => action.From.Select(from => (action, from))))
        {
            StatusSteps.StepOf(machine, from, action.To!).ShouldBe(action.Key);
        }
    }
}
