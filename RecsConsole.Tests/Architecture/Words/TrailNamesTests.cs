using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Detail;
using RecsConsole.Features.Catalog.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Every operation of the trail has words and is offered as a filter; every kind of object has its page.</summary>
[Trait("Req", "R155")]
public sealed class TrailNamesTests
{
    // put together by VersionAudit
    private static readonly string[] s_items = ["action", "playbook", "policy", "workflow", "service_level"];

    // put together by DocumentAudit, ProposalDesk and DecideApproval
    private static readonly string[] s_joined =
    [
        "save.document",
        "approve.document",
        "withdraw.document",
        "state.document",
        "submit.document",
        "reject.document",
        "withdraw.settings",
        "reject.settings",
        "withdraw.erasure",
        "reject.erasure",
        "approve.action",
        "reject.action",
    ];

    [Fact]
    public void Every_operation_has_words_and_is_in_the_filter()
    {
        var operations = TrailNames.Operations();
        var steps = Enum.GetValues<VersionStep>()
            .SelectMany(step => s_items.Select(item => step.ToString().ToLowerInvariant() + "." + item));

        var all = operations.Concat(steps).Concat(s_joined).Distinct(StringComparer.Ordinal).ToList();

        operations.Count.ShouldBeGreaterThan(150);
        operations.ShouldContain("undo.occurrence", "named by a constant");
        operations.ShouldContain("refuse.provider", "named by a constant of another type");
        all.Where(operation => AuditOperations.WordsOf(operation) is null).ShouldBeEmpty("operations without words");
        all.Except(AuditLabels.Offered.Select(each => each.Key), StringComparer.Ordinal).ShouldBeEmpty("operations that no filter offers");
    }

    [Fact]
    public void Every_kind_of_object_has_a_page_or_is_named_as_having_none()
    {
        var kinds = TrailNames.ObjectKinds();

        kinds.Count.ShouldBeGreaterThan(25);
        kinds.ShouldContain("webhook", "named by a constant");
        kinds
            .Where(kind => AuditObjects.HasPage(kind) == AuditObjects.WithoutPage.Contains(kind))
            .ShouldBeEmpty("say in AuditObjects where it is shown, or that it is not");
    }

    [Theory]
    [InlineData("class C { void F() => scopes.OpenAsync(actor, AccessOperation.ViewCase, \"read.thing\", token); }", "read.thing")]
    [InlineData("class C(OperationScopeFactory scopes) { const string Name = \"read.thing\"; }", "read.thing")]
    [InlineData(
        "class C { AuditEvent F() => new(isFirst ? \"judge.x\" : \"rejudge.x\", \"study\", id, AuditOutcome.Done); }",
        "judge.x rejudge.x"
    )]
    [InlineData("class C { void F() => Read(\"page.number\"); }", "")]
    public void Rule_would_notice_an_operation(string code, string found) =>
        string.Join(' ', TrailNames.OperationsOf(new("x.cs", code))).ShouldBe(found);
}
