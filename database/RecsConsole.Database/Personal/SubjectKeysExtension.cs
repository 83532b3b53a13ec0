using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace RecsConsole.Database.Personal;

/// <summary>Passes the keys to a context; without them personal columns are written as plain text.</summary>
public sealed class SubjectKeysExtension(ISubjectKeys keys) : IDbContextOptionsExtension
{
    public ISubjectKeys Keys => keys;

    public DbContextOptionsExtensionInfo Info => new KeysInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        // registers no services
    }

    public void Validate(IDbContextOptions options)
    {
        // all keys are valid
    }

    private sealed class KeysInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is KeysInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
            // no debug information
        }
    }
}
