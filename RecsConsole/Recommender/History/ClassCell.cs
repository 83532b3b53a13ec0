namespace RecsConsole.Recommender.History;

/// <summary>How many cases of one access class have an item under a key, and how many of these are good.</summary>
internal readonly record struct ClassCell(int Class, int Item, int Cases, int Good);

/// <summary>The same over the classes that somebody may see.</summary>
internal readonly record struct ItemCount(int Item, int Cases, int Good);
