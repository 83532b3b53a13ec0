using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        if (s_class is not null && services.Any(each => each.ServiceType == typeof(AccessPolicy)))
        {
            services.Replace(ServiceDescriptor.Singleton<AccessPolicy>(new CallerPolicy { Deleted = s_class }));
        }
    }
}
