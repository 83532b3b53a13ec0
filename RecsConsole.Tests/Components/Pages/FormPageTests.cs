using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Pages;

/// <summary>What a change by somebody else does to a form on screen.</summary>
public sealed class FormPageTests : BunitContext
{
    public FormPageTests()
    {
        var reader = new Actor(Guid.NewGuid(), Guid.NewGuid());
        Services.AddSingleton<ActorProvider>(new ReaderOfPages(reader, null!, null!, null!));
        Services.AddSingleton(new ChangePoller(null!, TimeProvider.System, NullLogger<ChangePoller>.Instance));
    }

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

    private sealed record Named(string Name, string Review);

    private sealed class NamePage : FormPage<int, Named>
    {
        public Named Saved { get; set; } = new("Name", "in review");

        public string? Typed { get; set; }

        public Action? WhileReading { get; set; }

        public Named? Shown => View;

        protected override int Question => 1;

        protected override bool IsTyped => !string.Equals(Typed, View?.Name, StringComparison.Ordinal);

        public Task TellAsync() => OnChangedAsync();

        protected override Named Renewed(Named shown, Named read) => shown with { Review = read.Review };

        protected override Task OnReadAsync()
        {
            Typed = View?.Name;
            return Task.CompletedTask;
        }

        protected override Task<Result<Named>> ReadAsync(Actor actor, int question)
        {
            WhileReading?.Invoke();
            return Task.FromResult<Result<Named>>(Saved);
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) { }
    }
}
