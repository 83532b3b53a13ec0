using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Features.Cases.Detail.Timelines;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>An open case page keeps two or three kilobytes for each of its components, whether anybody uses them or not.</summary>
public sealed class CasePageComponentsTests
{
    // those that no case can do without; cards and lines come on top
    private const int Limit = 43;

    // as many as the case has, or gone when the page is there
    private static readonly Type[] s_others = [typeof(SlateCard), typeof(StreamLine), typeof(SlatesToCome)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_page_that_nobody_has_used_yet_has_few_components()
    {
        var made = new List<Type>();
        Actor? reader = null;
        await using var app = new ConsoleApp("Testing");
        await using var site = app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddScoped<IComponentActivator>(provider => new CountingActivator(provider, reader!, made))
            )
        );
        var desk = await DeskTenant.AddAsync(site.Services, DateTimeOffset.UtcNow, "here");
        reader = desk.Agent;
        await site.Services.GetRequiredService<SearchSnapshots>().RebuildAsync(Actor.Job(desk.TenantId), Token);
        await using var writer = new PageWriter(site.Services, desk.Agent);

        var page = await writer.CaseAsync("T-1");

        page.QuerySelectorAll(".card").Length.ShouldBePositive();
        var kept = made.Where(type => !s_others.Contains(type) && type.Namespace != "RecsConsole.Components.States").ToList();
        var list = kept.GroupBy(type => type.Name, StringComparer.Ordinal).Select(same => $"{same.Count()} {same.Key}");
        kept.Count.ShouldBeLessThanOrEqualTo(Limit, string.Join('\n', list));
    }

    /// <summary>Makes components as the page writer would, for the same reader, and notes their types.</summary>
    private sealed class CountingActivator(IServiceProvider services, Actor reader, List<Type> made) : IComponentActivator, IServiceProvider
    {
        private readonly ActorProvider _actors = ActivatorUtilities.CreateInstance<ReaderOfPages>(services, reader);

        public IComponent CreateInstance(Type componentType)
        {
            made.Add(componentType);
            return (IComponent)ActivatorUtilities.CreateInstance(this, componentType);
        }

        public object? GetService(Type serviceType) => serviceType == typeof(ActorProvider) ? _actors : services.GetService(serviceType);
    }
}
