using Bunit;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Features.People;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>Author and reviewer of a draft can try it on past decisions, not only whoever publishes it.</summary>
public sealed class TryDraftTests : BunitContext, IAsyncLifetime
{
    private PeopleWorld? _world;

    public async ValueTask InitializeAsync()
    {
        _world = await PeopleWorld.CreateAsync();
        await SignedIn.ServeToAsync(Services, _world.Database.Services, _world.Admin);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _world!.DisposeAsync();
    }

    [Theory]
    [InlineData(VersionStatus.Draft, true)]
    [InlineData(VersionStatus.InReview, true)]
    [InlineData(VersionStatus.Published, false)]
    public void Version_that_is_written_or_reviewed_can_be_tried_on_past_decisions(VersionStatus status, bool isOffered)
    {
        var version = new VersionSummary(2, status, 1, "Call back");

        var life = Render<VersionLifeButtons>(parameters =>
            parameters
                .Add(
                    part => part.Item,
                    new("call-back", version, null, MayManage: true, WroteNewest: true) { Second = new(MayPublish: false, ["Ben"]) }
                )
                .Add(part => part.Impact, ImpactKind.Action)
                .Add(part => part.Moves, new(NoneAsync, NoneAsync, NoneAsync, NoneAsync))
                .Add(part => part.EditAddress, "/admin/actions/call-back/edit")
                .Add(part => part.RetireQuestion, "Retire it?")
                .Add(part => part.RetireConsequence, "")
                .Add(part => part.RetireVerb, "Retire")
        );

        life.FindAll("button").Any(button => button.TextContent == "Try version 2 on past decisions").ShouldBe(isOffered);
    }

    private static Task<Result<VersionStepResult>> NoneAsync(
        Actor actor,
        VersionStepRequest request,
        CancellationToken cancellationToken
    ) => throw new InvalidOperationException("No step is taken here.");
}
