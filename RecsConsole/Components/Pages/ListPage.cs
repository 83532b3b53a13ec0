using Microsoft.AspNetCore.Components.Routing;

namespace RecsConsole.Components.Pages;

/// <summary>A list with a filter in the URL of the page.</summary>
public abstract class ListPage<TFilter, TView> : ReadingPage<TFilter, TView>
    where TFilter : class, IAddressFilter<TFilter>
    where TView : class
{
    private string _path = "";

    protected TFilter Filter { get; private set; } = default!;

    protected sealed override TFilter Question => Filter;

    protected override void OnInitialized()
    {
        _path = PathOf(Navigation.Uri);
        Filter = TFilter.Read(AddressQuery.Parse(Navigation.Uri));
        Navigation.LocationChanged += TakeAddress;
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= TakeAddress;
        base.Dispose(disposing);
    }

    /// <summary>Shows the list with another filter. A choice made before the URL has changed builds on this filter.</summary>
    protected void Show(TFilter filter)
    {
        Filter = filter;
        Navigation.NavigateTo(filter.Address);
    }

    // The router does not set parameters again when only the query changes. Also runs when leaving for another page.
    private void TakeAddress(object? sender, LocationChangedEventArgs e)
    {
        if (string.Equals(PathOf(e.Location), _path, StringComparison.Ordinal) && !Disposed.IsCancellationRequested)
        {
            _ = InvokeAsync(() => TakeAsync(e.Location));
        }
    }

    private async Task TakeAsync(string address)
    {
        try
        {
            Filter = TFilter.Read(AddressQuery.Parse(address));
            var reading = AskIfChangedAsync();
            StateHasChanged();
            await reading;
            StateHasChanged();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private static string PathOf(string address) => new Uri(address).AbsolutePath;
}
