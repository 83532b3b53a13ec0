using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Decisions.Exchange;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Decisions.WhatChanged;
using RecsConsole.Features.Decisions.WhyNot;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Replay;

namespace RecsConsole.Features.Decisions;

/// <summary>
/// Details of a recorded decision, for those who are accountable for it: its trace, its replay, why not another item, what changed since
/// another decision.
/// </summary>
public static class DecisionsFeature
{
    public static IServiceCollection AddDecisions(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddSingleton<TraceAccess>();
        services.AddSingleton<ReadTrace>();
        services.AddSingleton<ListDecisions>();
        services.AddSingleton<ReplayDecision>();
        services.AddSingleton<AskableItems>();
        services.AddSingleton<FindAskableItems>();
        services.AddSingleton<AskWhyNot>();
        services.AddSingleton<CompareDecisions>();
        services.AddReplay();
        return services.AddObjectAddress(
            "/decisions/{id}",
            (provider, actor, values, cancellationToken) =>
                provider.GetRequiredService<TraceAccess>().MayOpenAsync(actor, values["id"] as string ?? "", cancellationToken)
        );
    }
}
