using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Pages;

public sealed class ListPageTests : PageContext
{
    private readonly LateBrowser _browser = new();

    public ListPageTests() => Services.AddSingleton<NavigationManager>(_browser);

    [Fact]
    public void Later_choice_is_not_undone_by_the_address_of_an_earlier_one()
    {
        var page = Render<ChoicePage>().Instance;

        page.Choose("first");
        page.Choose("second");
        _browser.Arrive("/list?choice=first");
        page.Chosen.ShouldBe("second");
        _browser.Arrive("/list?choice=second");

        page.Chosen.ShouldBe("second");
        page.Asked.ShouldBe(["", "second"]);
    }

    [Fact]
    public void Address_that_nobody_chose_here_is_taken()
    {
        var page = Render<ChoicePage>().Instance;

        page.Choose("first");
        page.Choose("second");
        _browser.Arrive("/list?choice=back");
        page.Chosen.ShouldBe("back");
        _browser.Arrive("/list?choice=first");

        page.Chosen.ShouldBe("first");
    }

    /// <summary>A browser that reports its addresses later, as one on a slow line does.</summary>
    private sealed class LateBrowser : NavigationManager
    {
        public LateBrowser() => Initialize("http://localhost/", "http://localhost/list");

        public void Arrive(string address)
        {
            Uri = ToAbsoluteUri(address).AbsoluteUri;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) { }
    }

    private sealed record Choice(string Name) : IAddressFilter<Choice>
    {
        public string Address => $"/list?choice={Name}";

        public static Choice Read(AddressQuery query) => new(query.Text("choice") ?? "");
    }

    private sealed class ChoicePage : ListPage<Choice, string>
    {
        public string Chosen => Filter.Name;

        public List<string> Asked { get; } = [];

        public void Choose(string name) => Show(new(name));

        protected override Task<Result<string>> ReadAsync(Actor actor, Choice question)
        {
            Asked.Add(question.Name);
            return Task.FromResult<Result<string>>("");
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) { }
    }
}
