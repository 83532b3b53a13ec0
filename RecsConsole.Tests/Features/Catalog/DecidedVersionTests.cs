using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>An author's open page stops saying that something is in review once it no longer is.</summary>
public sealed class DecidedVersionTests : BunitContext
{
    private const string Sent = "Version 2 sent for review";

    public DecidedVersionTests() => Services.AddSingleton(TimeProvider.System);

    [Theory]
    [InlineData(VersionStatus.InReview, Sent)]
    [InlineData(VersionStatus.Published, "It waits for review no longer: somebody has decided on it, or it was taken back.")]
    [InlineData(VersionStatus.Draft, "It waits for review no longer: somebody has decided on it, or it was taken back.")]
    public void Page_of_a_version_says_what_is_true_now(VersionStatus now, string expected)
    {
        var frame = Render<GovernedItemFrame>(parameters =>
            parameters
                .Add(it => it.Title, "Call back")
                .Add(it => it.ItemKey, "call-back")
                .Add(it => it.Current, [new ShownVersion(2, now)])
                .Add(it => it.History, [])
                .Add(it => it.StepResult, (Result<VersionStepResult>)new VersionStepResult(VersionStatus.InReview, Sent))
                .Add(it => it.Life, "")
                .Add(it => it.Main, "")
        );

        frame.Find("p[role=status]").TextContent.ShouldBe(expected);
    }

    [Fact]
    public void Page_of_rules_says_that_a_change_waits_while_the_readers_own_does()
    {
        var sent = CaseworkTexts.ChangeWasSent;
        WaitingRule own = new(Guid.NewGuid(), "case_type:ticket", "Ada") { IsOwn = true };

        (RuleChanges.None with { Waiting = [own] }).StillTrue(sent).ShouldBe(sent);
        RuleChanges.None.StillTrue(sent).ShouldBe(CaseworkTexts.ChangeWaitsNoMore);
        (RuleChanges.None with { Waiting = [own with { IsOwn = false }] }).StillTrue(sent).ShouldBe(CaseworkTexts.ChangeWaitsNoMore);
        RuleChanges.None.StillTrue("Saved").ShouldBe("Saved");
    }

    private sealed record ShownVersion(int Number, VersionStatus Now) : ItemVersion(Number, Now, 1, DateTimeOffset.UnixEpoch)
    {
        public override string Title => "Call back";
    }
}
