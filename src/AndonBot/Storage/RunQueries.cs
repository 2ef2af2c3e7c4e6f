using Dapper;

namespace AndonBot.Storage;

/// <summary>Runs several queries in one round trip, in a transaction or without one.</summary>
internal delegate Task<SqlMapper.GridReader> RunQueries(string sql, object parameters);
