using RecsConsole.Features.People.Absences;
using RecsConsole.Features.People.Exchange;
using RecsConsole.Features.People.Experience;
using RecsConsole.Features.People.Grants;
using RecsConsole.Features.People.Import;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.People;

/// <summary>People of a tenant: rights, expert profile, import.</summary>
public static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PersonWriter>();
        services.AddSingleton<ListPeople>();
        services.AddSingleton<ReadPerson>();
        services.AddSingleton<SavePerson>();
        services.AddSingleton<ReadAbsences>();
        services.AddSingleton<SetAbsence>();
        services.AddSingleton<ImportPeople>();
        services.AddSingleton<ReceivePeople>();
        services.AddSingleton<ListProfiles>();
        services.AddSingleton<ListGrants>();
        services.AddSingleton<ListTenantGrants>();
        services.AddSingleton<ListBorrowers>();
        services.AddSingleton<GrantAccess>();
        services.AddSingleton<WithdrawGrant>();
        services.AddSingleton<CountExperience>();
        services.AddTenantJob<ExperienceJob>(ExperienceJob.Info);
        services.AddObjectAddress(
            PeopleFilter.Home + "/{key}",
            async (provider, actor, values, cancellationToken) =>
                values["key"] is string key
                && (
                    await provider
                        .GetRequiredService<ReadPerson>()
                        .RunAsync(actor, new(key is PersonRules.NewKey ? null : key), cancellationToken)
                ).IsOk
        );
        return services;
    }
}
