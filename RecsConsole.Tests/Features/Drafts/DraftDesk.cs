using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Drafts;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>A desk whose forms keep drafts, and browsers of its people.</summary>
internal static class DraftDesk
{
    /// <summary>More than the pause after which a form is saved.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(750);

    public static async Task<Desk> OpenAsync(Action<IServiceCollection>? add = null)
    {
        var desk = await Desk.OpenAsync(replace: services =>
        {
            services.AddDrafts();
            add?.Invoke(services);
        });
        await desk.AddTenantAsync();
        return desk;
    }

    public static async Task<BunitContext> BrowserAsync(this Desk desk, Actor actor)
    {
        var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(browser.Services, desk.Services, actor);
        browser.Services.AddSingleton(desk.Get<IDraftStore>());
        return browser;
    }
}
