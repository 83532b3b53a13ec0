using Microsoft.AspNetCore.SignalR;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// Forgets the cookies of the request that a page is connected by. The request is kept as long as the page is open, and everything that
/// reads its cookies has run when the connection stands: they would be some 9 KB of each page.
/// </summary>
internal sealed class ForgottenCookies : IHubFilter
{
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.Context.GetHttpContext() is { } http)
        {
            Forget(http.Request);
        }

        return next(context);
    }

    internal static void Forget(HttpRequest request)
    {
        request.Headers.Remove("Cookie");
        _ = request.Cookies; // only when read again it lets go of the values that it took from the header
    }
}
