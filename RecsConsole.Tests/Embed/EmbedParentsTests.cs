using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Embed;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Embed;

/// <summary>Administrators set which sites may show panels of their tenant's cases.</summary>
public sealed class EmbedParentsTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SaveEmbedParents Save => site.Api.Services.GetRequiredService<SaveEmbedParents>();

    [Fact]
    public async Task Sites_are_kept_recorded_and_guarded_against_another_change()
    {
        var saved = await Save.RunAsync(site.Api.Admin, new(["https://new.example", "http://127.0.0.1:99/"], [EmbedSite.Parent]), Token);
        var stale = await Save.RunAsync(site.Api.Admin, new([], [EmbedSite.Parent]), Token);

        saved.Value.ShouldBe(["http://127.0.0.1:99", "https://new.example"]);
        stale.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var list = await site.Api.Services.GetRequiredService<ListEmbedParents>().RunAsync(site.Api.Admin, Token);
        list.Value.ShouldBe(["http://127.0.0.1:99", "https://new.example"]);
        var entry = (await site.Api.TrailAsync("save.embed_parents")).Last(row => row.Outcome == "done");
        entry.DetailsJson.ShouldContain(EmbedSite.Parent); // the site that was removed
        entry.DetailsJson.ShouldContain("https://new.example");
    }

    [Fact]
    public async Task What_is_no_origin_changes_nothing()
    {
        var result = await Save.RunAsync(site.Api.Admin, new(["https://*.example"], [EmbedSite.Parent]), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain("https://*.example");
    }

    [Fact]
    public async Task Agents_may_not()
    {
        var result = await Save.RunAsync(site.Api.Here.Agent, new(["https://new.example"], []), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await site.Api.TrailAsync("save.embed_parents")).ShouldContain(row => row.Outcome == "denied");
    }
}
