using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Proposals;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Accounts.Contracts.Governed;
using RecsConsole.Features.Accounts.Contracts.Import;
using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Features.Accounts.List;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Accounts;

/// <summary>Customers: the list, and the page of each.</summary>
public static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<ProposalDesk>();
        services.TryAddSingleton<GovernedChanges>();
        services.AddSingleton<GovernedTerms>();
        services.AddSingleton<IGovernedPart, GovernedTerms>();
        services.AddSingleton<IRuleDrafts, TriedTerms>();
        services.AddScoped<ListAccounts>();
        services.AddScoped<ReadAccount>();
        services.AddScoped<SetAccountByRules>();
        services.AddScoped<ListContracts>();
        services.AddScoped<ReadAccountForm>();
        services.AddScoped<SaveAccount>();
        services.AddScoped<ListAccountTerms>();
        services.AddScoped<ReadAccountTerms>();
        services.AddScoped<ReceiveAccounts>();
        services.AddScoped<ReceiveSignals>();
        services.AddSingleton<ImportAccounts>();
        return services.AddObjectAddress(
            AccountAddresses.Pattern,
            async (provider, actor, values, cancellationToken) =>
                values["key"] is string key && await provider.GetRequiredService<ReadAccount>().MayOpenAsync(actor, key, cancellationToken)
        );
    }
}
