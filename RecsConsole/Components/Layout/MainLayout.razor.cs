using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using RecsConsole.Components.Keys;
using RecsConsole.Components.States;
using RecsConsole.Platform.Circuits;

namespace RecsConsole.Components.Layout;

/// <summary>The frame of every page behind sign-in: rail, top bar, page.</summary>
public sealed partial class MainLayout(NavigationManager navigation, IEnumerable<TopBarPart> parts, QuietTrees trees) : IDisposable
{
    private readonly KeyMap _keys = new();
    private PageRegion? _region;
    private ClaimsPrincipal? _reader;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    // With a base element a bare "#page" would lead away from the open page.
    private string SkipAddress => navigation.Uri.Split('#')[0] + "#page";

    // Changes with the rendered page, not with the URL: opening.js waits for it.
    private string PageAddress => new Uri(navigation.Uri).PathAndQuery;

    private bool IsReadOnly => !AdministrationReading.MayChange(_reader);

    private bool IsToldToRead => AdministrationReading.IsToldTo(new Uri(navigation.Uri).AbsolutePath, _reader);

    private IEnumerable<TopBarPart> Parts => parts.OrderBy(part => part.Order);

    protected override void OnInitialized()
    {
        navigation.LocationChanged += OpenAnotherPage;
        trees.Follow(this);
    }

    protected override async Task OnParametersSetAsync() => _reader = Authentication is { } known ? (await known).User : null;

    private void OpenAnotherPage(object? sender, LocationChangedEventArgs e)
    {
        _region?.Recover();
        _ = InvokeAsync(StateHasChanged); // the skip link contains the page's URL
    }

    public void Dispose() => navigation.LocationChanged -= OpenAnotherPage;
}
