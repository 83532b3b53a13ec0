using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Registers the import of logs and ticket lists, for the command line and the page.</summary>
public static class ImportFeature
{
    public static IServiceCollection AddLogImport(this IServiceCollection services)
    {
        services.AddOptions<CaseFileOptions>().BindConfiguration(CaseFileOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportLog>();
        services.AddSingleton<JoinImportedTenants>();
        services.AddSingleton<UploadStore>();
        services.AddUploadScan().AddSingleton<ReceiveUpload>();
        services.AddSingleton<ReadImport>();
        services.AddSingleton<PreviewImport>();
        services.AddSingleton<RequestImport>();
        services.AddSingleton<RemoveUpload>();
        services.AddSingleton<ImportUpload>();
        services.AddTenantJob<ImportFileJob>(ImportFileJob.Info);
        services.AddTenantJob<RemoveUploadsJob>(RemoveUploadsJob.Info);
        return services;
    }
}
