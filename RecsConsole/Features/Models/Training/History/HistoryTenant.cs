using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training.History;

/// <summary>The tenant whose history is read, with its facts and indexes of today.</summary>
/// <param name="Search">The index of documents; null where no documents are ranked.</param>
public sealed record HistoryTenant(ConsoleDbContext Db, Actor Actor, TenantFacts Facts, SearchSnapshot? Search);
