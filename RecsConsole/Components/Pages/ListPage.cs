using Microsoft.AspNetCore.Components.Routing;

namespace RecsConsole.Components.Pages;

/// <summary>A list with a filter in the URL of the page.</summary>
public abstract class ListPage<TFilter, TView> : ReadingPage<TFilter, TView>
    where TFilter : class, IAddressFilter<TFilter>
    where TView : class
{
    // the URLs of choices that the browser has not reported yet, oldest first
    private readonly List<string> _underway = [];
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
        _underway.Add(Navigation.ToAbsoluteUri(filter.Address).AbsoluteUri);
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
            if (IsOvertaken(address))
            {
                return;
            }

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

    // The URL of a choice after which another was made: taking it would undo the later one for a moment, and what is typed by then.
    private bool IsOvertaken(string address)
    {
        var place = _underway.IndexOf(address);
        _underway.RemoveRange(0, place < 0 ? _underway.Count : place + 1); // any other URL is somebody's own doing
        return _underway.Count > 0;
    }

    private static string PathOf(string address) => new Uri(address).AbsolutePath;
}
