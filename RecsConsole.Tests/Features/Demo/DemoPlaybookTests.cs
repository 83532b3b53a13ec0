using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

public sealed class DemoPlaybookTests
{
    private const string Playbook = """
        - key: locked-out
          title: A person is locked out
          version: 3
          when: [{ field: issue_type, in: [login-locked, mobile-login] }]
          steps:
            - { action: take-over, when: [{ field: state, equals: new }] }
            - action: call
              when:
                - { field: priority, at_most: 2 }
        """;

    [Fact]
    [Trait("Req", "R28")]
    public void A_playbook_is_read_with_its_conditions()
    {
        var playbook = Read(Playbook).ShouldHaveSingleItem();

        playbook.When.ShouldHaveSingleItem().Values.ShouldBe(["login-locked", "mobile-login"]);
        playbook
            .Steps.Select(step => (step.Action, step.When[0].Field, step.When[0].Operator))
            .ShouldBe([("take-over", "state", "equals"), ("call", "priority", "at_most")]);
    }

    [Theory]
    [InlineData("field: priority, at_most: 2", "field: urgency, at_most: 2", "'urgency' is no field")]
    [InlineData("field: priority, at_most: 2", "field: priority, below: 2", "'below' is no operator")]
    public void What_cannot_be_compared_is_refused_with_file_and_line(string right, string wrong, string problem)
    {
        var refused = Should.Throw<InvalidDataException>(() => Read(Playbook.Replace(right, wrong, StringComparison.Ordinal)));

        refused.Message.ShouldStartWith("playbooks.yaml line 9 column ");
        refused.Message.ShouldContain(problem);
    }

    private static List<DemoPlaybook> Read(string yaml) => DemoContentLoader.Parse<List<DemoPlaybook>>("playbooks.yaml", yaml);
}
