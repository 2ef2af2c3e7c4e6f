-- When the defect began, where somebody said.
alter table incident add column began_at timestamptz;
