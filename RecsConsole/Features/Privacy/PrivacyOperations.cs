using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy;

/// <summary>What the page can do, and who does it.</summary>
public sealed record PrivacyOperations(FindSubjects Find, ListErasures List, EraseSubject Erase, ActorProvider Actors);
