namespace RecsConsole.Platform.Jobs;

/// <summary>Registers jobs.</summary>
public static class TenantJobs
{
    /// <summary>Registers a job and what is known of it.</summary>
    public static IServiceCollection AddTenantJob<TJob>(this IServiceCollection services, JobInfo info)
        where TJob : class, ITenantJob => services.AddSingleton(info).AddScoped<ITenantJob, TJob>();

    /// <summary>The same for a job whose description names configured values.</summary>
    public static IServiceCollection AddTenantJob<TJob>(this IServiceCollection services, Func<IServiceProvider, JobInfo> info)
        where TJob : class, ITenantJob => services.AddSingleton(info).AddScoped<ITenantJob, TJob>();
}
