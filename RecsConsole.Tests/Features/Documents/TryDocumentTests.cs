using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>Author and second person of a draft can try it on past decisions, not only whoever approves it.</summary>
public sealed class TryDocumentTests : BunitContext, IAsyncLifetime
{
    private DeskWorld? _world;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddDocuments());
        var ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        await SignedIn.ServeToAsync(Services, _world.Database.Services, ada);
        Services.AddSingleton(_world.Get<ApproveVersion>());
        Services.AddSingleton(_world.Get<SubmitVersion>());
        Services.AddSingleton(_world.Get<RejectVersion>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _world!.DisposeAsync();
    }

    [Theory]
    [InlineData(DocumentStatus.Draft, true, false, true)]
    [InlineData(DocumentStatus.Draft, false, true, true)]
    [InlineData(DocumentStatus.Draft, false, false, false)]
    [InlineData(DocumentStatus.Effective, true, true, false)]
    public void Draft_can_be_tried_by_whoever_writes_or_approves_it(DocumentStatus status, bool mayEdit, bool mayApprove, bool isOffered)
    {
        var version = new DocumentVersion(
            2,
            status,
            1,
            new DocumentDraft { Title = "How to call back" },
            "Wanda",
            null,
            null,
            null,
            DateTimeOffset.UnixEpoch,
            mayApprove
        );

        var steps = Render<VersionSteps>(parameters =>
            parameters.Add(part => part.DocumentKey, "how-to").Add(part => part.Version, version).Add(part => part.MayEdit, mayEdit)
        );

        steps.FindAll("button").Any(button => button.TextContent == "Try on past decisions").ShouldBe(isOffered);
    }
}
