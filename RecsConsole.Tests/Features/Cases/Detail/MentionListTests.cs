using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail.Mentioning;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>The list of colleagues under a note is operated from the text, with the keyboard.</summary>
public sealed class MentionListTests : BunitContext, IAsyncLifetime
{
    private Desk _desk = null!;
    private CaseRow _case = null!;
    private string? _taken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
        await _desk.AddTenantAsync();
        var services = _desk.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, _desk.Ana);
        Services.AddSingleton(services.GetRequiredService<ListMentionable>());
    }

    [Fact]
    public async Task Arrows_move_the_highlight_and_enter_completes_the_name()
    {
        var list = await TypeAsync("Ask @");
        list.FindAll("[role=option]").Select(option => option.TextContent).Take(2).ShouldBe(["Jonas Keller", "Sam Reyes"]);
        list.Find("[aria-selected=true]").Id.ShouldBe(list.Instance.Marked);

        (await PressAsync(list, "ArrowDown")).ShouldBeTrue();
        list.Find("[aria-selected=true]").TextContent.ShouldBe("Sam Reyes");
        (await PressAsync(list, "Enter")).ShouldBeTrue();

        _taken.ShouldBe("Ask @Sam Reyes ");
        list.FindAll("[role=option]").ShouldBeEmpty();
        list.Instance.Marked.ShouldBeNull();
    }

    [Fact]
    public async Task Escape_closes_the_list_and_keys_are_the_notes_again()
    {
        var list = await TypeAsync("Ask @");

        (await PressAsync(list, "Escape")).ShouldBeTrue();

        list.FindAll("[role=option]").ShouldBeEmpty();
        (await PressAsync(list, "Enter")).ShouldBeFalse();
        _taken.ShouldBeNull();
    }

    [Fact]
    public async Task Name_that_begins_nobody_offers_nobody()
    {
        var list = await TypeAsync("Ask @Zz");

        list.FindAll("[role=option]").ShouldBeEmpty();
        (await PressAsync(list, "Tab")).ShouldBeFalse();
    }

    private async Task<IRenderedComponent<MentionList>> TypeAsync(string text)
    {
        var list = Render<MentionList>(p => p.Add(each => each.CaseId, _case.Id).Add(each => each.OnTaken, taken => _taken = taken));
        await list.InvokeAsync(() => list.Instance.FollowAsync(text[..^1], text));
        return list;
    }

    private static async Task<bool> PressAsync(IRenderedComponent<MentionList> list, string key)
    {
        var isHandled = false;
        await list.InvokeAsync(async () => isHandled = await list.Instance.KeyAsync(new KeyboardEventArgs { Key = key }));
        return isHandled;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        await _desk.DisposeAsync();
    }
}
