namespace RecsConsole.Features.Cases.Import;

/// <summary>Registers the import of logs.</summary>
public static class ImportFeature
{
    public static IServiceCollection AddLogImport(this IServiceCollection services) =>
        services.AddSingleton<ImportLog>().AddSingleton<JoinImportedTenants>();
}
