using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using RecsConsole.Database;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>The model without the filter that isolates tenants.</summary>
internal sealed class WithoutTenantFilter(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            type.SetQueryFilter(ConsoleDbContext.TenantFilter, null);
        }
    }
}
