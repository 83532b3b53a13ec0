using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Drafts;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A draft stores no files, but names the files that were chosen.</summary>
public sealed class LostFilesTests : IAsyncLifetime
{
    private static readonly NewAttachment s_log = new("proxy.log", "text/plain", [1]);
    private static readonly NewAttachment s_screen = new("screen.png", "image/png", [2]);
    private Desk _desk = null!;
    private CaseRow _case = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services => services.AddDrafts());
        await _desk.AddAsync(_case = _desk.ACase("BR-1"));
        await _desk.AddTenantAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Files_of_a_letter_that_was_reloaded_are_named_until_they_are_chosen_again_or_left_out()
    {
        await ShowAsync(
            async files =>
            {
                files.Markup.ShouldNotContain("Choose them again");
                _desk.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.CompletedTask;
            },
            s_log,
            s_screen
        );

        await ShowAsync(async files =>
        {
            files.WaitForAssertion(() => files.Find("p").TextContent.ShouldContain("Choose them again: proxy.log, screen.png."));
            files.Render(p => p.Add(it => it.Files, [s_screen]));
            files.Find("p").TextContent.ShouldContain("Choose them again: proxy.log.");
            await files.Find("p button").ClickAsync(new());
            files.FindAll("p").ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task Letter_that_was_sent_misses_none()
    {
        await ShowAsync(_ => Task.CompletedTask, s_log);

        await ShowAsync(files =>
        {
            files.WaitForAssertion(() => files.FindAll("p").Count.ShouldBe(1));
            files.Render(p => p.Add(it => it.Letter, Guid.NewGuid()));
            files.FindAll("p").ShouldBeEmpty();
            return Task.CompletedTask;
        });
    }

    private async Task ShowAsync(Func<IRenderedComponent<LostFiles>, Task> act, params NewAttachment[] chosen)
    {
        await using var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(browser.Services, _desk.Services, _desk.Ana);
        browser.Services.AddSingleton(_desk.Get<IDraftStore>());
        var files = browser.Render<LostFiles>(p =>
            p.Add(it => it.CaseId, _case.Id)
                .Add(it => it.Subject, "letter")
                .Add(it => it.Letter, Guid.NewGuid())
                .Add(it => it.Files, chosen)
        );
        files.WaitForAssertion(() => files.FindAll(".draft").Count.ShouldBe(1));
        await act(files);
        await browser.DisposeComponentsAsync(); // leaving the page stores the draft
    }
}
