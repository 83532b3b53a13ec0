using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Pages;

/// <summary>What a change by somebody else does to a form on screen.</summary>
public sealed class FormPageTests : PageContext
{
    [Fact]
    public async Task Form_without_input_shows_what_is_saved_now()
    {
        var page = Render<NamePage>().Instance;

        page.Saved = new("Ben's name", "decided");
        await page.TellAsync();

        page.Shown.ShouldBe(new Named("Ben's name", "decided"));
        page.Typed.ShouldBe("Ben's name");
    }

    [Fact]
    public async Task Input_stays_on_what_it_was_begun_on_and_the_rest_is_renewed()
    {
        var page = Render<NamePage>().Instance;
        page.Typed = "Ada's name";

        page.Saved = new("Ben's name", "decided");
        await page.TellAsync();

        page.Shown.ShouldBe(new Named("Name", "decided"), "saving must report that Ben saved another name");
        page.Typed.ShouldBe("Ada's name");
    }

    [Fact]
    public async Task What_is_typed_while_the_change_is_read_stays_too()
    {
        var page = Render<NamePage>().Instance;
        page.WhileReading = () => page.Typed = "Ada's name";

        page.Saved = new("Ben's name", "decided");
        await page.TellAsync();

        page.Shown.ShouldBe(new Named("Name", "decided"));
        page.Typed.ShouldBe("Ada's name");
    }

    [Fact]
    public async Task Read_that_fails_takes_nothing_typed_away_but_a_denial_does()
    {
        var page = Render<NamePage>().Instance;
        page.Typed = "Ada's name";

        page.Failure = Error.Unavailable("Not now.");
        await page.TellAsync();
        (page.Shown, page.Typed, page.Failed).ShouldBe((new Named("Name", "in review"), "Ada's name", null));

        page.Failure = Error.Forbidden("Not for you.");
        await page.TellAsync();
        (page.Shown, page.Failed?.Kind).ShouldBe((null, ErrorKind.Forbidden));
    }

    [Fact]
    public async Task Read_that_fails_is_said_where_nothing_is_typed()
    {
        var page = Render<NamePage>().Instance;

        page.Failure = Error.Unavailable("Not now.");
        await page.TellAsync();

        (page.Shown, page.Failed?.Kind).ShouldBe((null, ErrorKind.Unavailable));
    }

    [Fact]
    public async Task Change_that_was_read_before_saving_does_not_replace_what_was_saved()
    {
        var page = Render<NamePage>().Instance;
        var gate = page.Gate = new();
        var change = page.TellAsync();
        page.Gate = null;
        page.Saved = new("Ada's name", "decided");

        await page.AgainAsync();
        gate.SetResult();
        await change;

        (page.Shown, page.Typed).ShouldBe((new Named("Ada's name", "decided"), "Ada's name"));
    }

    [Fact]
    public async Task Change_that_is_read_after_saving_does_not_keep_the_saved_form_away()
    {
        var page = Render<NamePage>().Instance;
        page.Typed = "Ada's name";
        page.Saved = new("Ada's  name", "decided");
        var gate = page.Gate = new();
        var saved = page.AgainAsync();
        page.Gate = null;

        await page.TellAsync();
        page.Shown.ShouldBe(new Named("Name", "decided"), "the form still differs from what is on screen");
        gate.SetResult();
        await saved;

        (page.Shown, page.Typed).ShouldBe((page.Saved, "Ada's  name"));
    }

    private sealed record Named(string Name, string Review);

    private sealed class NamePage : FormPage<int, Named>
    {
        public Named Saved { get; set; } = new("Name", "in review");

        public string? Typed { get; set; }

        public Action? WhileReading { get; set; }

        /// <summary>What a read answers instead of what is saved.</summary>
        public Error? Failure { get; set; }

        /// <summary>What the reads that begin now wait for.</summary>
        public TaskCompletionSource? Gate { get; set; }

        public Named? Shown => View;

        public Error? Failed => Error;

        protected override int Question => 1;

        protected override bool IsTyped => !string.Equals(Typed, View?.Name, StringComparison.Ordinal);

        public Task TellAsync() => OnChangedAsync();

        public Task AgainAsync() => ReadAgainAsync();

        protected override Named Renewed(Named shown, Named read) => shown with { Review = read.Review };

        protected override Task OnReadAsync()
        {
            Typed = View?.Name;
            return Task.CompletedTask;
        }

        protected override async Task<Result<Named>> ReadAsync(Actor actor, int question)
        {
            WhileReading?.Invoke();
            var saved = Saved;
            await (Gate?.Task ?? Task.CompletedTask);
            return Failure is { } failure ? failure : saved;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) { }
    }
}
