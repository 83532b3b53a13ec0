using System.Security.Claims;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Embed;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Features.Teams;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Renders the console's pages for one reader, without a browser: the same components over the same operations.</summary>
internal sealed class PageWriter : IServiceProvider, IAsyncDisposable
{
    private const string Site = "http://localhost/";

    private readonly AsyncServiceScope _scope;
    private readonly ReaderOfPages _reader;
    private readonly HtmlRenderer _renderer;
    private readonly HtmlParser _parser = new();

    public PageWriter(IServiceProvider services, Actor reader)
    {
        _scope = services.CreateAsyncScope();
        _reader = ActivatorUtilities.CreateInstance<ReaderOfPages>(_scope.ServiceProvider, reader);
        ((IHostEnvironmentNavigationManager)_scope.ServiceProvider.GetRequiredService<NavigationManager>()).Initialize(Site, Site);
        // nobody is signed in: what a page shows depends on the reader's rights
        (
            (IHostEnvironmentAuthenticationStateProvider)_scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()
        ).SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        _renderer = new(this, _scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
    }

    /// <summary>The page of a case, its first cards open.</summary>
    public Task<IHtmlDocument> CaseAsync(string key) => WriteAsync<CasePage>(new(StringComparer.Ordinal) { [nameof(CasePage.Key)] = key });

    /// <summary>One card as it is after it was selected.</summary>
    public async Task<IElement> CardAsync(ShownItem item)
    {
        var cursor = new SlateCursor();
        cursor.Choose(item);
        var page = await WriteAsync<SlateCard>(
            new(StringComparer.Ordinal) { [nameof(SlateCard.Item)] = item, [nameof(SlateCard.Cursor)] = cursor }
        );
        return page.QuerySelector(".card")!;
    }

    /// <summary>The drawer of a number, opened from its card.</summary>
    public async Task<IElement> DrawerAsync(ReadEvidenceRequest request, string title)
    {
        var page = await WriteAsync<EvidenceDrawer>(
            new(StringComparer.Ordinal) { [nameof(EvidenceDrawer.Request)] = request, [nameof(EvidenceDrawer.ItemTitle)] = title }
        );
        return page.QuerySelector(".drawer")!;
    }

    /// <summary>The panel beside a ticket.</summary>
    public Task<IHtmlDocument> PanelAsync(CaseView view, ShownDecision shown) =>
        WriteAsync<EmbedPanel>(
            new(StringComparer.Ordinal) { [nameof(EmbedPanel.Path)] = "/embed", [nameof(EmbedPanel.Case)] = new EmbedCase(view, shown) }
        );

    /// <summary>The page of a customer.</summary>
    public Task<IHtmlDocument> AccountAsync(string key) =>
        WriteAsync<AccountPage>(new(StringComparer.Ordinal) { [nameof(AccountPage.Key)] = key });

    /// <summary>The board of the teams, with the unassigned cases open.</summary>
    public Task<IHtmlDocument> BoardAsync() => WriteAsync<TeamsPage>(new(StringComparer.Ordinal));

    public object? GetService(Type serviceType) =>
        serviceType == typeof(ActorProvider) ? _reader : _scope.ServiceProvider.GetService(serviceType);

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _scope.DisposeAsync();
    }

    private Task<IHtmlDocument> WriteAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent =>
        _renderer.Dispatcher.InvokeAsync(async () =>
        {
            var written = await _renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return await _parser.ParseDocumentAsync(written.ToHtmlString());
        });
}
