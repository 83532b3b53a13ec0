using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// The class whose checks are deleted in a whole test process. Every database and application of the tests asks here, so that any test can
/// be run without the checks of any class; the product has no such switch.
/// </summary>
internal static class DeletedCheck
{
    /// <summary>Set in the other process only, by <see cref="GuardingTestTests"/>.</summary>
    public const string Variable = "RECS_TEST_DELETED_CHECK";

    private static readonly string? s_class = Environment.GetEnvironmentVariable(Variable);

    public static void ApplyTo(IServiceCollection services)
    {
        if (s_class is null)
        {
            return;
        }

        var policy = new CallerPolicy { Deleted = s_class };
        OwnPolicies.Replace(policy);
        // a test's own policy, such as one that fails, stays
        if (services.LastOrDefault(each => each.ServiceType == typeof(AccessPolicy))?.ImplementationType == typeof(AccessPolicy))
        {
            ApplyTo(services, policy);
        }
    }

    /// <summary>Lets policy and decision point answer without the checks of a class.</summary>
    public static void ApplyTo(IServiceCollection services, CallerPolicy policy)
    {
        services.Replace(ServiceDescriptor.Singleton<AccessPolicy>(policy));
        if (services.Any(each => each.ServiceType == typeof(DecisionPoint)))
        {
            services.Replace(
                ServiceDescriptor.Singleton(provider =>
                    CallerPoint.Watch(ActivatorUtilities.CreateInstance<DecisionPoint>(provider), policy)
                )
            );
        }
    }
}
